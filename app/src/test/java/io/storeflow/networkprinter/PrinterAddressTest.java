package io.storeflow.networkprinter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.168.1.50, 192.168.1.50:9100",
    "' 192.168.1.50:9101 ', 192.168.1.50:9101",
    "[fd00::50]:9100, '[fd00:0:0:0:0:0:0:50]:9100'",
    "fd00::50, '[fd00:0:0:0:0:0:0:50]:9100'",
    "１９２.168.1.50, 192.168.1.50:9100"
  })
  void isReadAsPeopleTypeIt(String typed, String text) {
    assertThat(PrinterAddress.read(typed).value().orElseThrow().text()).isEqualTo(text);
    assertThat(PrinterAddress.read(text).value().orElseThrow().text()).isEqualTo(text);
  }

  /** A name may be another address by the time it is printed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "printer.local", "localhost", "192.168.1", "192.168.1.50:", "192.168.1.50:0",
        "192.168.1.50:70000", "192.168.1.50:a", "http://192.168.1.50", "0x7f000001", "[fd00::50",
        "::::", "192.168.1.50:9100:1"
      })
  void takesNoNamesAndNoPortsThatThereAreNot(String typed) {
    assertThat(PrinterAddress.read(typed).refusal()).isPresent();
  }

  @Test
  void liesInANetworkThatWasNamed() {
    var networks = new PrinterNetworks("192.168.1.0/24, fd00::/8");
    assertThat(networks.areNamed()).isTrue();
    assertThat(networks.have(read("192.168.1.50"))).isTrue();
    assertThat(networks.have(read("fd00::50"))).isTrue();
    for (var other : new String[] {"192.168.2.1", "127.0.0.1", "169.254.169.254", "::1"})
      assertThat(networks.have(read(other))).as(other).isFalse();
    // What is written as if it were another is the same.
    assertThat(networks.have(read("::ffff:192.168.1.50"))).isTrue();
    assertThat(networks.have(read("::ffff:127.0.0.1"))).isFalse();
    assertThat(new PrinterNetworks("").areNamed()).isFalse();
    assertThatThrownBy(() -> new PrinterNetworks("printers"))
        .hasMessageContaining("STOREFLOW_PRINTER_NETWORKS");
  }

  private static PrinterAddress read(String typed) {
    return PrinterAddress.read(typed).value().orElseThrow();
  }
}
