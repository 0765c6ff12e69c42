import { FlatCompat } from "@eslint/eslintrc";

const compat = new FlatCompat({ baseDirectory: import.meta.dirname });

const config = [
  { ignores: [".next/**", "node_modules/**", "next-env.d.ts", "src/api/schema.d.ts", "test-results/**"] },
  ...compat.extends("next/core-web-vitals", "next/typescript"),
  {
    rules: {
      "no-restricted-properties": ["error", { property: "dangerouslySetInnerHTML", message: "Text from runs is hostile." }],
      "react/no-danger": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      eqeqeq: "error",
      "max-lines": ["error", { max: 220, skipBlankLines: true, skipComments: true }],
    },
  },
];

export default config;
