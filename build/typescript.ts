import * as morph from 'ts-morph'

// ts-morph hands both out by getters, which take part of the time where they stand in innermost loops.
export import SyntaxKind = morph.SyntaxKind
export import ts = morph.ts
