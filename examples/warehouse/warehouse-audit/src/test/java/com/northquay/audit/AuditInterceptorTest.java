package com.northquay.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.mockito.Matchers.any;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyZeroInteractions;

import org.junit.Before;
import org.junit.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Captor;
import org.mockito.MockitoAnnotations;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

public class AuditInterceptorTest {

    @Captor
    private ArgumentCaptor<AuditEntry> entry;

    private AuditTrail trail;
    private AuditInterceptor interceptor;

    @Before
    public void setUp() {
        MockitoAnnotations.initMocks(this);
        trail = spy(new AuditTrail(2));
        interceptor = new AuditInterceptor(trail);
    }

    @Test
    public void writesDownWhoChangedWhat() throws Exception {
        call("PUT", "/products/ROPE-10", 204);

        verify(trail).add(entry.capture());
        assertEquals("kim", entry.getValue().getUser());
        assertEquals("PUT /products/ROPE-10", entry.getValue().getRequest());
        assertEquals(204, entry.getValue().getStatus());
    }

    @Test
    public void readingLeavesNoTrace() throws Exception {
        call("GET", "/products", 200);

        verifyZeroInteractions(trail);
    }

    @Test
    public void keepsTheNewestOnly() throws Exception {
        call("POST", "/a", 200);
        call("POST", "/b", 200);
        call("POST", "/c", 200);

        verify(trail, times(3)).add(any(AuditEntry.class));
        assertEquals(2, trail.entries().size());
        assertTrue(trail.entries().get(0).getRequest().endsWith("/c"));
    }

    private void call(String method, String uri, int status) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, uri);
        request.addHeader(AuditInterceptor.USER_HEADER, "kim");
        MockHttpServletResponse response = new MockHttpServletResponse();
        response.setStatus(status);
        assertTrue(interceptor.preHandle(request, response, this));
        interceptor.afterCompletion(request, response, this, null);
    }
}
