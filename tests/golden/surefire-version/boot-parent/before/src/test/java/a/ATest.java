package a;

class ATest {
}
