package shop;

class A {
    String encode(byte[] x) {
        return Base64.encode(x); // not a BASE64Encoder
    }
}
