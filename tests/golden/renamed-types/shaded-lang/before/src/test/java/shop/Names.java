package shop;

import org.testcontainers.shaded.org.apache.commons.lang.RandomStringUtils;

class Names {

    static String any() {
        return RandomStringUtils.randomAlphabetic(8);
    }
}
