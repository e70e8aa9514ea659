"""Publishes a baseline to Fiddler and hands the job's id to the next steps of the workflow."""

import os

import fiddler as fdl

fdl.init(url=os.environ['FIDDLER_URL'], token=os.environ['FIDDLER_TOKEN'])

project = fdl.Project.from_name(name='bank_churn')
model = fdl.Model.from_name(name='churn_classifier', project_id=project.id)

# From a file or a data frame this starts a job. A list of events is published at once and brings no
# job to wait for.
job = model.publish_batch(  # before client 3.14: model.publish(
    source='baseline.csv',
    environment=fdl.EnvType.PRE_PRODUCTION,
    dataset_name='baseline',
)

with open(os.environ['GITHUB_OUTPUT'], 'a', encoding='utf-8') as output:
    print(f'job-id={job.id}', file=output)
