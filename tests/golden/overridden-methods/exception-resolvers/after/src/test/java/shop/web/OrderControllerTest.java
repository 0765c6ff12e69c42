package shop.web;

import java.lang.reflect.Method;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

class OrderControllerTest {

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new OrderController())
            .setHandlerExceptionResolvers(withAdvice())
            .build();

    private ExceptionHandlerExceptionResolver withAdvice() {
        ExceptionHandlerExceptionResolver resolver = new ExceptionHandlerExceptionResolver() {
            protected ServletInvocableHandlerMethod getExceptionHandlerMethod(HandlerMethod handler, Exception thrown, ServletWebRequest webRequest) {
                Method method = new ExceptionHandlerMethodResolver(Advice.class).resolveMethod(thrown);
                return new ServletInvocableHandlerMethod(new Advice(), method);
            }
        };
        resolver.afterPropertiesSet();
        return resolver;
    }
}
