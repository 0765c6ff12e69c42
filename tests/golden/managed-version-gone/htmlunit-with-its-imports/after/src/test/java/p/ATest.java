package p;

import com.gargoylesoftware.htmlunit.WebClient;

class ATest {
    WebClient client;
}
