package shop;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.web.client.RestTemplate;

class LogTest {
    @Mock
    private Log log;
    @Mock
    FileLog file;
    @Mock
    JdbcTemplate jdbc;
    @Mock
    RestTemplate rest;

    @Test
    void adds() {
        when(log.add(anyString(), any(Object[].class))).thenReturn(1);
        doReturn(2).when(file).add(eq("a"), any(Object[].class));
        verify(this.log).at(ArgumentMatchers.any(Instant[].class));
        verify(log)
            .price(any(Price[].class));
        when(log.add(eq("b"), ArgumentMatchers.any(Object[].class))).thenReturn(3);
        when(jdbc.queryForObject(anyString(), any(RowMapper.class), any(Object[].class))).thenReturn(null);
        when(rest.getForObject(anyString(), eq(String.class), any(Object[].class))).thenReturn("");
    }

    @Test
    void stays() {
        when(log.one(any())).thenReturn(1);
        when(log.add(any(), anyString())).thenReturn(1);
        when(log.add(any(), any(String.class))).thenReturn(1);
        when(rest.getForObject(anyString(), any())).thenReturn("");
        when(jdbc.queryForObject(anyString(), eq(String.class), any())).thenReturn("");
    }
}
