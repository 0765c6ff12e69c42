package shop.web;

import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.*;

public class LoggedResolver extends ExceptionHandlerExceptionResolver {

    @Override
    protected ServletInvocableHandlerMethod getExceptionHandlerMethod(
            HandlerMethod handlerMethod, Exception exception, ServletWebRequest webRequest) {
        ServletInvocableHandlerMethod found = super.getExceptionHandlerMethod(handlerMethod, exception, webRequest);
        logger.info("found " + found + " for " + exception);
        return found;
    }
}
