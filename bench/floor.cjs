// The bare script: the least that Node.js can do to read a job once. It is CommonJS because an ES
// module loads Node's own undici.
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
