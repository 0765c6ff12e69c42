package shop;

import java.util.Base64;

class A {
    private final Base64.Encoder encoder = Base64.getMimeEncoder(76, System.lineSeparator().getBytes());

    String a(byte[] x) {
        return encoder.encodeToString(x) + Base64.getMimeEncoder(76, System.lineSeparator().getBytes()).encodeToString(x);
    }

    byte[] b(String x) throws java.io.IOException {
        return Base64.getMimeDecoder().decode(x);
    }
}
