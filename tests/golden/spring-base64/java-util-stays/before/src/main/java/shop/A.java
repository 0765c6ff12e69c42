package shop;

import java.util.Base64;

class A {
    String a(byte[] x) {
        return Base64.getEncoder().encodeToString(x); // not org.springframework.util.Base64Utils
    }
}
