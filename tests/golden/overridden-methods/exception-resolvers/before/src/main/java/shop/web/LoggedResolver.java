package shop.web;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.*;

public class LoggedResolver extends ExceptionHandlerExceptionResolver {

    @Override
    protected ServletInvocableHandlerMethod getExceptionHandlerMethod(
            HandlerMethod handlerMethod, Exception exception) {
        ServletInvocableHandlerMethod found = super.getExceptionHandlerMethod(handlerMethod, exception);
        logger.info("found " + found + " for " + exception);
        return found;
    }
}
