package shop;

import org.junit.Test;
import org.powermock.api.support.membermodification.MemberModifier;

public class MembersTest {
    @Test
    public void suppresses() throws Exception {
        MemberModifier.suppress(MemberModifier.method(Prices.class, "reload"));
    }
}
