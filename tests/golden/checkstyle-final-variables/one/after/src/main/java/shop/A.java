package shop;

class A {
    void a() {
        final String id = next();
        int count = 0;
        run();
        run();
        run();
        run();
        count++;
        use(id, count);
    }
}
