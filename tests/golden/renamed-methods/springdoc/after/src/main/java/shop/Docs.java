package shop;

class Docs {
    void docs(GroupedOpenApi api, OpenApiCustomizer own) {
        GroupedOpenApi.builder().addOpenApiCustomizer(own);
        api.getOpenApiCustomizers().add(own);
    }
}
