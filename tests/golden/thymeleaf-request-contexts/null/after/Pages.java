package shop;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

class Pages {
    private ServletContext servletContext;

    WebContext context(HttpServletRequest request, HttpServletResponse response) {
        return new WebContext(JakartaServletWebApplication.buildApplication(request.getServletContext()).buildExchange(request, response));
    }
}
