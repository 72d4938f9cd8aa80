import typescript = require('typescript')

// Each by a name of its own: they stand in innermost loops.
export import ts = typescript
export import SyntaxKind = typescript.SyntaxKind
