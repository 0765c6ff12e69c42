package shop;

import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.web.context.request.WebRequest;

class HandlerTest {
    ErrorAttributes attributes;
    Other other;

    void test(WebRequest request) {
        when(attributes.getErrorAttributes(eq(request), argThat(options -> options != null && options.isIncluded(ErrorAttributeOptions.Include.STACK_TRACE)))).thenReturn(Map.of());
        doReturn(Map.of()).when(attributes).getErrorAttributes(eq(request), argThat(options -> options != null && !options.isIncluded(ErrorAttributeOptions.Include.STACK_TRACE)));
        verify(attributes).getErrorAttributes(eq(request), argThat(options -> options != null && !options.isIncluded(ErrorAttributeOptions.Include.STACK_TRACE)));
        verify(other).getErrorAttributes(request, false);
    }
}
