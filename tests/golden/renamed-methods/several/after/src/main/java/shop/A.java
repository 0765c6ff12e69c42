package shop;

class A {
    void a(ContentCachingResponseWrapper response, HttpStatusCodeException e) {
        response.getStatus();
        int code = e.getStatusCode().value();
    }
}
