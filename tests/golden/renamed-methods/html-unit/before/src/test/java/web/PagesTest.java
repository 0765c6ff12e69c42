package web;

import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTable;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;

class PagesTest {
    WebClient client = new WebClient();

    String table() throws Exception {
        client.getOptions().setAppletEnabled(false);
        HtmlPage page = client.getPage("/");
        HtmlTable table = page.getHtmlElementById("orders");
        return page.getBody().asText() + table.asText();
    }

    HandlerExceptionResolver advice() {
        WebMvcConfigurationSupport support = new WebMvcConfigurationSupport();
        return support.handlerExceptionResolver();
    }
}
