package io.storeflow.productfile.reading;

import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.Refusal;
import io.storeflow.productfile.Remark;
import io.storeflow.productfile.Trouble;
import java.util.List;
import java.util.function.Consumer;

/** To whom is told what a file says. */
record Sinks(Consumer<FileProduct> products, Consumer<Refusal> refusals, Consumer<Remark> remarks) {

  void refuse(Cells cells, List<Trouble> troubles) {
    refusals.accept(new Refusal(cells.line(), List.copyOf(troubles), cells.row.cells()));
  }

  void refuse(Cells cells, String column, String code, Object... args) {
    refuse(cells, List.of(Trouble.of(column, code, args)));
  }

  void remark(Cells cells, Column column, String code, Object... args) {
    remarks.accept(new Remark(cells.line(), Trouble.of(cells.header.title(column), code, args)));
  }
}
