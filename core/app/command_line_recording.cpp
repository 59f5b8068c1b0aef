#include "app/command_line.h"

namespace remit::app {

namespace {

void addSubmit(Commands& line)
{
    auto [submit, handedIn] = line.command<SubmitArguments>("submit", "Hand a deliverable in");
    addDeliverable(submit, handedIn.deliverable);
    submit.add_option("files", handedIn.files, "The document")->required();
    addEach(submit, "--changes-shown", handedIn.changesShown, "The document with its changes shown");
    addEach(submit, "--annex", handedIn.annexes, "A file beside the document");
    addEach(submit, "--answers", handedIn.answers, "A file of answers to comments");
    submit.add_option("--remark", handedIn.remark, "Words to go with it");
    submit.add_flag("--as-is", handedIn.asIs, "Hand it in whatever the check says");
    addRecording(submit, handedIn.recording);
}

void addWithdraw(Commands& line)
{
    auto [withdraw, withdrawn] =
        line.command<WithdrawArguments>("withdraw", "Take a hand-in back before it is decided on");
    addDeliverable(withdraw, withdrawn.deliverable);
    addReason(withdraw, withdrawn.reason);
    addRecording(withdraw, withdrawn.recording);
}

void addNote(Commands& line)
{
    auto [note, noted] = line.command<NoteArguments>("note", "Note work that is no document");
    note.add_option("activity", noted.activity, "Its id, such as consultations")->required();
    note.add_option("--on", noted.on, "The day: 2022-09-12")->required();
    note.add_option("--outcome", noted.outcome, "What came of it; no names of people")->required();
    addEach(note, "--with", noted.people, "Who took part, by code: GOV-03");
    addEach(note, "--file", noted.files,
            "A file that goes with it, such as minutes; it stays out of the record");
    addRecording(note, noted.recording);
}

void addReview(Commands& line)
{
    auto [review, reviewed] =
        line.command<ReviewArguments>("review", "Comment, accept, request changes or reject");
    addDeliverable(review, reviewed.deliverable);
    review.add_option("revision", reviewed.revision, "Its number; without it, the newest")
        ->check(revisionNumber());
    addEach(review, "--comment", reviewed.comments, "A comment; may be given several times");
    review.add_flag("--accept", reviewed.accept, "Accept it");
    review.add_flag("--request-changes", reviewed.requestChanges, "Ask for changes; the comments say which");
    review.add_flag("--reject", reviewed.reject, "Reject it; the reason says why");
    review.add_option("--carry", reviewed.carryTo,
                      "A later deliverable in which the comments are to be dealt with");
    addReason(review, reviewed.reason);
    addEach(review, "--file", reviewed.files, "A file to go with it, such as the commented document");
    addRecording(review, reviewed.recording);
}

void addReopen(Commands& line)
{
    auto [reopen, reopened] =
        line.command<ReopenArguments>("reopen", "Ask for a new revision of what was accepted");
    addDeliverable(reopen, reopened.deliverable);
    addReason(reopen, reopened.reason);
    addRecording(reopen, reopened.recording);
}

void addRetract(Commands& line)
{
    auto [retract, retracted] =
        line.command<RetractArguments>("retract", "Take back an entry of one's own that nothing rests on");
    retract.add_option("entry", retracted.entry, "Its number in remit log")->required();
    addReason(retract, retracted.reason);
    addRecording(retract, retracted.recording);
}

void addErase(Commands& line)
{
    auto [erase, erased] = line.command<EraseArguments>("erase", "Destroy a file that came with a note");
    erase.add_option("entry", erased.entry, "The note's number in remit log")->required();
    erase.add_option("file", erased.file, "Which, if there are several: note-1.docx");
    addReason(erase, erased.reason);
    addRecording(erase, erased.recording);
}

constexpr Command kRecordingCommands[] = {
    {"submit", addSubmit}, {"withdraw", addWithdraw}, {"note", addNote},   {"review", addReview},
    {"reopen", addReopen}, {"retract", addRetract},   {"erase", addErase},
};

}

std::span<const Command> recordingCommands()
{
    return kRecordingCommands;
}

}
