package shop;

public @interface Base64 {

    class Reader {

        byte[] read(String text) {
            return java.util.Base64.getDecoder().decode(text);
        }
    }
}
