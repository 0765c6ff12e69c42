package demo;

import wiremock.com.google.common.collect.Lists;
import wiremock.org.apache.commons.lang3.RandomStringUtils;
import wiremock.org.apache.http.HttpStatus;

class NamesTest {
    Object any() {
        return Lists.newArrayList(RandomStringUtils.randomAlphabetic(8), HttpStatus.SC_OK);
    }
}
