package shop;

class A {
    void a(Cache cache) {
        cache.setTtl(5000);
    }
}
