package demo;

import org.apache.commons.lang3.RandomStringUtils;
import org.apache.http.HttpStatus;
import wiremock.com.google.common.collect.Lists;

class NamesTest {
    Object any() {
        return Lists.newArrayList(RandomStringUtils.randomAlphabetic(8), HttpStatus.SC_OK);
    }
}
