package p;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.when;

import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.web.context.request.WebRequest;

class ErrorsTest {
    private ErrorAttributes attributes;
    private Errors errors;

    void asks() {
        when(attributes.getErrorAttributes(any(WebRequest.class), anyBoolean())).thenReturn(Map.of());
        assertThat(errors.getErrorPath()).isEqualTo("/error");
    }
}
