package shop;

import java.io.IOException;

class A {
    void a() {
        try {
            b();
        } catch (IOException e) {
        }
    }
}
