package shop;

import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.WebRequest;

class A implements ErrorController {
    private final ErrorAttributes errorAttributes;
    private final ServerProperties serverProperties;

    Map<String, Object> page(WebRequest request) {
        return getErrorAttributes(request, isIncludeStackTrace(request, MediaType.TEXT_HTML));
    }

    Map<String, Object> given(WebRequest request, ErrorAttributeOptions options) {
        return this.errorAttributes.getErrorAttributes(request, options);
    }

    private Map<String, Object> getErrorAttributes(WebRequest request, boolean includeStackTrace) {
        return this.errorAttributes.getErrorAttributes(request, includeStackTrace);
    }

    protected boolean isIncludeStackTrace(WebRequest request, MediaType produces) {
        ErrorProperties.IncludeStacktrace include = this.serverProperties.getError().getIncludeStacktrace();
        if (include == ErrorProperties.IncludeStacktrace.ALWAYS) {
            return true;
        }
        return include == ErrorProperties.IncludeStacktrace.ON_TRACE_PARAM && request.getParameter("trace") != null;
    }
}
