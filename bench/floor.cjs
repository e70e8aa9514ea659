// The least that a node script can do: one GET of a job, parsed and printed. What starts faster is
// not a fair comparison: an ES module floor loads node's own undici.
const url = process.argv[2] ?? '';
const { get } = url.startsWith('https:') ? require('node:https') : require('node:http');

get(url, (response) => {
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk) => {
    text += chunk;
  });
  response.on('end', () => console.log(JSON.parse(text).data.status));
});
