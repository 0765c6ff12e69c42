package a;

import org.mockito.Answers;
import org.mockito.Mock;

class ATest {
    @Mock(answer = Answers.RETURNS_DEEP_STUBS)
    private WebClient.Builder client;
}
