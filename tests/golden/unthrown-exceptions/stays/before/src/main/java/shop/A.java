package shop;

import java.io.IOException;
import java.util.Base64;

class A {

    byte[] decoded(String x) {
        try {
            return Base64.getMimeDecoder().decode(x);
        } catch (IOException e) {
            return null;
        }
    }

    int followed(String x) {
        try {
            return Integer.parseInt(x);
        } catch (IOException e) {
            x = "0";
        }
        x = x.trim();
        return Integer.parseInt(x);
    }

    int unsure(String x) {
        try {
            while (true) {
                return Integer.parseInt(x);
            }
        } catch (IOException e) {
            x = "0";
        }
        return 0;
    }
}
