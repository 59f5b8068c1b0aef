#include "app/command_line.h"

namespace remit::app {

namespace {

void addSend(Commands& line)
{
    auto [send, sent] = line.command<SendArguments>("send", "Make a packet for the other side");
    send.add_option("--to", sent.to, "The folder to put it in");
    send.add_option("--for", sent.party, "The party that it is for");
    send.add_option("--since", sent.since, "From the keeper: the entries after that one; 0: all of them")
        ->check(CLI::NonNegativeNumber);
    send.add_option("--most", sent.mostMegabytes,
                    "Several packets, of about so many megabytes of documents each")
        ->check(CLI::PositiveNumber);
    addClock(send, sent.clock);
}

void addReceive(Commands& line)
{
    auto [receive, received] = line.command<ReceiveArguments>("receive", "Take in what the other side sent");
    receive.add_option("packets", received.packets, "The packets")->required();
    receive.add_option("--to", received.to, "The folder to put the answer in");
    addClock(receive, received.clock);
}

void addJoin(Commands& line)
{
    auto [join, joined] =
        line.command<JoinArguments>("join", "Make a copy of a record that somebody else keeps");
    join.add_option("packets", joined.packets,
                    "The packets with all of it, or the folder or the address that they are at")
        ->required();
    join.add_option("--in", joined.folder, "The folder to make it in; without it, the contract's id");
    join.add_option("--as", joined.as, "The party that you are");
    join.add_option("--key", joined.key, "The key that you sign with");
}

void addSync(Commands& line)
{
    auto [sync, synced] = line.command<SyncArguments>(
        "sync", "Send and receive through a folder or a git server that both sides can reach");
    sync.add_option("place", synced.place, "The shared folder, or the address of a git repository")
        ->required();
    addClock(sync, synced.clock);
}

constexpr Command kExchangeCommands[] = {
    {"send", addSend}, {"receive", addReceive}, {"join", addJoin}, {"sync", addSync}};

}

std::span<const Command> exchangeCommands()
{
    return kExchangeCommands;
}

}
