package shop;

class A {
    void a() {
        String id = next();
        int count = 0;
        run();
        run();
        run();
        run();
        count++;
        use(id, count);
    }
}
