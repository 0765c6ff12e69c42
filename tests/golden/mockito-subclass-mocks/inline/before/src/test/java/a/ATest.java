package a;

import org.mockito.Answers;
import org.mockito.Mock;

class ATest {
    Object fixed = org.mockito.Mockito.mockStatic(Clock.class);
    @Mock(answer = Answers.RETURNS_DEEP_STUBS)
    private WebClient.Builder client;
}
