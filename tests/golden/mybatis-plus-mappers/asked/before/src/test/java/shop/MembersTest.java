package shop;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.junit.Test;

public class MembersTest {

    private final MemberMapper mapper = mock(MemberMapper.class);

    @Test
    public void asks() {
        when(mapper.selectOne(any())).thenReturn(new Member());
        mapper.selectOne(new Member());
        verify(mapper).selectOne(any());
    }
}
