package shop;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

class Pages {
    private ThymeleafViewResolver resolver;

    String list(HttpServletRequest request, HttpServletResponse response, java.util.Map<String, Object> model) {
        WebContext context = new WebContext(JakartaServletWebApplication.buildApplication(request.getServletContext()).buildExchange(request, response), request.getLocale(), model);
        WebContext bare = new WebContext(
                JakartaServletWebApplication.buildApplication(request.getServletContext()).buildExchange(request, response));
        return resolver.getTemplateEngine().process("goods_list", context);
    }
}
