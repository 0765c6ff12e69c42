package shop;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

class Pages {
    private ThymeleafViewResolver resolver;

    String list(HttpServletRequest request, HttpServletResponse response, java.util.Map<String, Object> model) {
        WebContext context = new WebContext(request, response, request.getServletContext(), request.getLocale(), model);
        WebContext bare = new WebContext(
                request,
                response,
                request.getServletContext());
        return resolver.getTemplateEngine().process("goods_list", context);
    }
}
