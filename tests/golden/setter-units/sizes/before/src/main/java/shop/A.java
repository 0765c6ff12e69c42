package shop;

class A {
    void a(MultipartConfigFactory factory, RestTemplateBuilder builder) {
        factory.setMaxFileSize("10MB");
        builder.setConnectTimeout(5000);
    }
}
