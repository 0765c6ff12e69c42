package p;

import static org.mockito.BDDMockito.then;

class ATest {
    void a() {
        then(this.service).should().save();
        then(this.mailer).shouldHaveNoMoreInteractions();
    }
}
