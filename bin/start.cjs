// A file of its own, since a Node that is too old does not read `import`.
import('../dist/cli/index.js');
