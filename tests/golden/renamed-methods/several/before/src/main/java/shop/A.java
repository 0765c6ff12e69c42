package shop;

class A {
    void a(ContentCachingResponseWrapper response, HttpStatusCodeException e) {
        response.getStatusCode();
        int code = e.getRawStatusCode();
    }
}
