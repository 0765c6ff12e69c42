package shop;

import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Map;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.web.context.request.WebRequest;

class HandlerTest {
    ErrorAttributes attributes;
    Other other;

    void test(WebRequest request) {
        when(attributes.getErrorAttributes(request, true)).thenReturn(Map.of());
        doReturn(Map.of()).when(attributes).getErrorAttributes(request, false);
        verify(attributes).getErrorAttributes(request, false);
        verify(other).getErrorAttributes(request, false);
    }
}
