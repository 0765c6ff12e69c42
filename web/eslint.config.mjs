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
      "no-restricted-imports": ["error", { name: "next/link", message: "components/ui/PageLink fetches the page whole." }],
      eqeqeq: "error",
      "max-lines": ["error", { max: 220, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ["src/components/ui/PageLink.tsx"], rules: { "no-restricted-imports": "off" } },
];

export default config;
