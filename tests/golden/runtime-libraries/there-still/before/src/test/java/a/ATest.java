package a;

class ATest {
    void starts() {}
}
