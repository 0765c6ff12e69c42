package shop;

import org.thymeleaf.context.Context;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.IWebExchange;

class Pages {
    WebContext context(IWebExchange exchange, java.util.Locale locale) {
        return new WebContext(exchange, locale);
    }
}
