package a;

import org.junit.Test;

class ATest {
}
