package io.storeflow.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The embedded Redis, on 127.0.0.1 only. It keeps nothing on disk: what it holds are hints. */
public final class Redis {
  private Redis() {}

  public static EngineProcess start(Path engines, Path data, int port) {
    var base = new EngineFiles(engines.toAbsolutePath()).redis();
    var folder = data.toAbsolutePath();
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var pidFile = folder.resolve("redis.pid");
    var command =
        List.of(
            base.resolve("redis-server").toString(),
            "--port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--dir",
            folder.toString(),
            "--pidfile",
            pidFile.toString(),
            "--save",
            "",
            "--appendonly",
            "no",
            "--maxmemory",
            "64mb",
            "--maxmemory-policy",
            "allkeys-lru",
            // Keeps the folder in the command line, by which a later start knows it.
            "--set-proc-title",
            "no");
    return EngineProcess.start("Redis", command, folder, pidFile, () -> answers(port));
  }

  public static String url(int port) {
    return "redis://127.0.0.1:" + port;
  }

  private static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      socket.setSoTimeout(2000);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readNBytes(5);
      return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException notYet) {
      return false;
    }
  }
}
