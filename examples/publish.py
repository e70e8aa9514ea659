"""Publishes a baseline to Fiddler and passes the job's ID to the next steps."""

import os

import fiddler as fdl

fdl.init(url=os.environ['FIDDLER_URL'], token=os.environ['FIDDLER_TOKEN'])

project = fdl.Project.from_name(name='bank_churn')
model = fdl.Model.from_name(name='churn_classifier', project_id=project.id)

# Publishing a file or a data frame starts a job. Publishing a list of events is synchronous and creates
# none.
job = model.publish_batch(  # before client 3.14: model.publish(
    source='baseline.csv',
    environment=fdl.EnvType.PRE_PRODUCTION,
    dataset_name='baseline',
)

if 'GITHUB_OUTPUT' in os.environ:
    with open(os.environ['GITHUB_OUTPUT'], 'a', encoding='utf-8') as output:
        print(f'job-id={job.id}', file=output)
else:  # other CI systems
    print(job.id)
