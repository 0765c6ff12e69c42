package a;

import org.junit.jupiter.api.Test;

class ATest {
}
