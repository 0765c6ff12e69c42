package shop;

import org.springframework.boot.autoconfigure.web.reactive.WebFluxRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.support.WebBindingInitializer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;

/**
 * Since 6.1 Spring checks constraints on the arguments of controllers, and elements of {@code @Valid} lists, even
 * where the class is not {@code @Validated}. Nothing checked those of this application: without this class they are
 * in force, and requests that break them are answered by 400.
 */
@Configuration(proxyBeanMethods = false)
class UncheckedArgumentsConfiguration implements WebFluxRegistrations {
    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
            @Override
            public void setWebBindingInitializer(WebBindingInitializer initializer) {
                super.setWebBindingInitializer(initializer == null ? null : initializer::initBinder);
            }
        };
    }
}
