package shop;

class Docs {
    void docs(GroupedOpenApi api, OpenApiCustomizer own) {
        GroupedOpenApi.builder().addOpenApiCustomiser(own);
        api.getOpenApiCustomisers().add(own);
    }
}
